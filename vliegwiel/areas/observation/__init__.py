"""What people do at work, as they and others saw it: how often out of the last five chances, and line by line.

Before an activity and six weeks after it she says it herself, and one or two people she chose say what they saw. Only
she reads the answers. A checklist says what can be seen, and somebody who may judge it fills it in on the floor.

Words: behaviour check, observation, observer, source, chance, applied, sustained, checklist, filled list.
"""
