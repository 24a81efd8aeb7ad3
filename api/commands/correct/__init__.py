"""`zeren correct`: one module a noun that can be corrected, each with the same verbs and the same signature."""
