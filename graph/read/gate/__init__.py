"""What keeps harm out: telling formats by content, limits, safe archives and markup, and why a file is refused."""
