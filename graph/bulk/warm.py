"""What every worker needs, imported once by the process they are forked from."""

import graph.check.shapes
import graph.compiler
import graph.write.quads

__all__ = ["graph"]
