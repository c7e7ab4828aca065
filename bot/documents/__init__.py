"""What officials file: a plan worded as a paper, and the paper as bytes, one module per format."""
