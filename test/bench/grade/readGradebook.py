"""Prints what nbgrader's gradebook in the current folder holds, as JSON: for each student the points and the maximum of each cell
that a machine grades; the points are null where the run did not come to it."""

import json
import sys

from nbgrader.api import Gradebook

with Gradebook("sqlite:///gradebook.db") as gradebook:
    students = {
        submission.student.id: {
            grade.name: [grade.auto_score, grade.max_score]
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.name.startswith("check-")
        }
        for submission in gradebook.assignment_submissions(sys.argv[1])
    }
    print(json.dumps(students))
