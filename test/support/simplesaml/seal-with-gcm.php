<?php

// SimpleSAMLphp 1.19 seals with AES-CBC and has no setting for it; from 2.0 on it seals with AES-GCM. Its library for XML
// encryption can do both, so its class for sealed assertions is loaded here with the one name changed, before it is asked for.

$folder = getenv('SECOND_IDP_FOLDER');
$sealing = json_decode(file_get_contents("$folder/wishes.json"), true)['sealing'] ?? 'AES256_GCM';
$changed = "$folder/$sealing.php";

if (!file_exists($changed)) {
    $code = file_get_contents(getenv('SECOND_IDP_PROGRAM') . '/vendor/simplesamlphp/saml2/src/SAML2/EncryptedAssertion.php');
    $code = str_replace('(XMLSecurityKey::AES128_CBC)', "(XMLSecurityKey::$sealing)", $code, $changes);
    if ($changes !== 1) {
        throw new Exception('Another SimpleSAMLphp than this was written for.');
    }
    file_put_contents($changed, $code);
}
require $changed;
