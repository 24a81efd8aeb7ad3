"""Tests of years and stages."""
