"""The engine as tools for assistants: each tool asks the service's own addresses and tells the answer in few words."""
