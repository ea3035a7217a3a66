"""Reads a message with Python's own parser and prints what it understood as JSON. Used by compose-message.test.ts."""
import base64
import email
import email.header
import email.policy
import email.utils
import json
import sys

with open(sys.argv[1], 'rb') as file:
    message = email.message_from_binary_file(file, policy=email.policy.default)
    file.seek(0)
    plain = email.message_from_binary_file(file)


def people(field):
    # Not `header.addresses`: until Python 3.13 it puts a blank between the encoded words of a long name.
    return [
        {'name': str(email.header.make_header(email.header.decode_header(name))), 'address': address}
        for name, address in email.utils.getaddresses(plain.get_all(field, []))
    ]


def content(part):
    inner = part.get_content()
    if isinstance(inner, str):
        return inner.encode()
    if isinstance(inner, email.message.EmailMessage):
        return inner.as_bytes()
    return inner


json.dump(
    {
        'defects': [str(one) for part in message.walk() for one in part.defects],
        'headers': [name for name, _ in message.items()],
        'subject': message['subject'],
        'from': people('from'),
        'to': people('to'),
        'cc': people('cc'),
        'messageId': message['message-id'],
        'references': message['references'],
        'body': message.get_body(('plain',)).get_content(),
        'html': getattr(message.get_body(('html',)), 'get_content', lambda: None)(),
        'structure': [part.get_content_type() for part in message.walk()],
        'inline': [
            {
                'cid': part.get('content-id'),
                'name': part.get_filename(),
                'disposition': part.get_content_disposition(),
                'bytes': base64.b64encode(content(part)).decode(),
            }
            for part in message.walk()
            if part.get('content-id')
        ],
        'attachments': [
            {
                'name': part.get_filename(),
                'type': part.get_content_type(),
                'encoding': part.get('content-transfer-encoding', '7bit'),
                'bytes': base64.b64encode(content(part)).decode(),
            }
            for part in message.iter_attachments()
        ],
    },
    sys.stdout,
)
