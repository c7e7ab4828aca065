"""Where one conversation leads into another: buttons and pages shown by several."""
