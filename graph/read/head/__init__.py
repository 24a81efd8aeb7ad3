"""The head and the foot of a document: what it is called, who sent it to whom, when, and on what it rests."""
