"""Questions about the graph of who works on what: what is one step away, who carries how much, who meets where."""
