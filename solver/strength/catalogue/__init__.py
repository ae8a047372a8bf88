"""The exercise catalogue: tables of rows, read once into frozen exercises.

It lives in Python modules because the solver reads no files: every caller, worker and test has the same
catalogue, and a misspelt muscle fails at import. A row reads

    name | pattern | direct muscles | indirect muscles | equipment, any of, `+` joins what is needed together | class | stressed joints | also called

`class` is heavy (a barbell or dumbbell compound, or a pull-up: may be an anchor), compound or single.
Empty equipment is body weight.
"""
