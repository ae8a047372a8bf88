"""What is asked for and made by jobs: plans and strength programs, as their tenants see them and as jobs do."""
