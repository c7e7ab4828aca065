"""Tests; the folders mirror the tree, beside journeys, faults, benchmarks, browser and house."""
