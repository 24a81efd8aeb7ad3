"""The part of SHACL that our shapes speak, fast enough to check every document before it is stored."""
