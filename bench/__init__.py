"""What the project costs: builds of goal repositories of any size, measured against Hugo's."""
