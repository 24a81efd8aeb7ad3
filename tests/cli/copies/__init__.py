"""Tests of the commands that copy the store."""
