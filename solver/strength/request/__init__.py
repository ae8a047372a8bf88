"""What is asked: the lifter, the equipment and joints, the 14 muscle groups."""
