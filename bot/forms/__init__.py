"""Private step-by-step input; where a person stands lives in the database."""
