"""Durable generation: what was accepted becomes a plan, or a strength program, whatever dies on the way.

A job is a DBOS workflow of steps: solve, ask (the paid call of a language model), guard, save; for a program: ask,
harmonize, save. A finished step is never repeated; a step that a killed process left unfinished is. So every step may
run twice: `save` stores once.

`VERSION` in `runtime.py` names the sequence of steps. Change it together with the steps: jobs begun under another name
wait for a process that still has it.
"""
