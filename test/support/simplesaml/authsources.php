<?php

// People and what is told about them, each "name:password" with attributes by their plain names.
$config = [
    'people' => ['exampleauth:UserPass'] + json_decode(file_get_contents(getenv('SECOND_IDP_FOLDER') . '/people.json'), true),
];
