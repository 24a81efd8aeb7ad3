"""What pages are made with: language and links, wording, marks in a text, long lists, drawings."""
