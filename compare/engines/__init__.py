"""Engines: who does the work of a stage. An engine knows nothing of quotations; a stage knows nothing of engines."""

from compare.engines.local import Engine, InProcess, Processes, chosen

__all__ = ["Engine", "InProcess", "Processes", "chosen"]
