"""Prints what Python's email package reads of a message: python3 read_message.py FILE"""

import base64
import json
import sys
from email import policy
from email.parser import BytesParser

with open(sys.argv[1], "rb") as file:
    message = BytesParser(policy=policy.default).parse(file)


def people(name):
    field = message[name]
    return [{"name": one.display_name, "address": one.addr_spec} for one in field.addresses] if field else []


json.dump(
    {
        "defects": [repr(one) for part in message.walk() for one in part.defects],
        "subject": str(message["subject"]),
        "from": people("from"),
        "to": people("to"),
        "cc": people("cc"),
        "body": message.get_body(("plain",)).get_content(),
        "attachments": [
            {"name": part.get_filename(), "content": base64.b64encode(part.get_payload(decode=True)).decode("ascii")}
            for part in message.iter_attachments()
        ],
    },
    sys.stdout,
)
