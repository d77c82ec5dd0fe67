<?php

$folder = getenv('SECOND_IDP_FOLDER');

// A test's wishes (saml20.sign.response, saml20.sign.assertion, assertion.encryption) go before the rest.
$metadata[getenv('SECOND_IDP_URL') . '/saml2/idp/metadata.php'] = json_decode(file_get_contents("$folder/wishes.json"), true) + [
    'host' => '__DEFAULT__',
    'privatekey' => 'idp.key',
    'certificate' => 'idp.crt',
    'auth' => 'people',
    'scope' => [getenv('SECOND_IDP_SCOPE')],
    'UIInfo' => ['DisplayName' => ['en' => 'Second University', 'fi' => 'Toinen yliopisto', 'sv' => 'Andra universitetet']],
    'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
    'authproc' => [10 => ['class' => 'core:AttributeMap', 'name2oid']],
    'sign.logout' => true,
    'validate.logout' => true,
];
