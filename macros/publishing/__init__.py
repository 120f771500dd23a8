"""What makes the finished site fit to publish: scripts served by ourselves, a content security policy."""
