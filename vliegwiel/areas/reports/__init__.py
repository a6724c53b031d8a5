"""What is asked of many people at once: who must, who did, what ends; kept as views, taken along as files, sent round.

Words: question, thing (what is required: a qualification or an activity), answer, view, schedule, reader, export,
month count. Names are for who may see them; who may not gets counts of the first of the month.
"""
