"""Speed and quality, measured: never timed tests."""
