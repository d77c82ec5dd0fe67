<?php

// SimpleSAMLphp as Debian packages it, as the identity provider of a university on a loopback port. Folder, address and
// what a test wishes come from outside; everything else is as the package has it.

$folder = getenv('SECOND_IDP_FOLDER');
$url = getenv('SECOND_IDP_URL');

// What the service publishes about itself, read by SimpleSAMLphp's own reader; it comes after the provider has told about
// itself. The service wants signed assertions, and that goes before the provider's settings, so a test that wishes for none
// takes the word out, as operators do.
$service = @file_get_contents("$folder/service.xml");
$wishes = json_decode(file_get_contents("$folder/wishes.json"), true);
if ($service !== false && ($wishes['saml20.sign.assertion'] ?? true) === false) {
    $service = str_replace(' WantAssertionsSigned="true"', '', $service);
}

$config = [
    'baseurlpath' => "$url/",
    'certdir' => "$folder/",
    'loggingdir' => "$folder/",
    'datadir' => "$folder/",
    'tempdir' => "$folder/",
    'metadatadir' => __DIR__ . '/metadata/',
    'attributenamemapdir' => '/etc/simplesamlphp/attributemap/',
    'secretsalt' => bin2hex(random_bytes(16)),
    'auth.adminpassword' => bin2hex(random_bytes(16)),
    'technicalcontact_name' => 'IT services',
    'technicalcontact_email' => 'it@second.example',
    'timezone' => 'Europe/Helsinki',
    'logging.level' => SimpleSAML\Logger::NOTICE,
    'logging.handler' => 'file',
    'logging.logfile' => 'simplesaml.log',
    'enable.saml20-idp' => true,
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'store.type' => 'phpsession',
    'session.phpsession.savepath' => $folder,
    'session.cookie.secure' => false,
    'session.cookie.samesite' => null,
    'language.cookie.secure' => false,
    'language.default' => 'en',
    'production' => true,
    'metadata.sources' => array_merge([['type' => 'flatfile']], $service === false ? [] : [['type' => 'xml', 'xml' => $service]]),
];
