-- name: insert_person (id, name, sign_in_name, language, passphrase_hash, joined_on)
INSERT INTO people (id, name, sign_in_name, pronouns, languages, abilities, language, passphrase_hash, joined_on)
VALUES (:id, :name, :sign_in_name, '', '', '', :language, :passphrase_hash, :joined_on);

-- name: insert_without_account (id, name, languages, language, joined_on)
INSERT INTO people (id, name, sign_in_name, pronouns, languages, abilities, language, passphrase_hash, joined_on)
VALUES (:id, :name, NULL, '', :languages, '', :language, NULL, :joined_on);

-- name: change_without_account (person, name, languages)
UPDATE people SET name = :name, languages = :languages WHERE id = :person AND passphrase_hash IS NULL;

-- name: give_account (person, name, sign_in_name, language, passphrase_hash)
UPDATE people SET name = :name, sign_in_name = :sign_in_name, language = :language, passphrase_hash = :passphrase_hash
WHERE id = :person AND passphrase_hash IS NULL;

-- name: has_account (person)
SELECT 1 FROM people WHERE id = :person AND passphrase_hash IS NOT NULL;

-- name: find_credentials (sign_in_name)
SELECT id, passphrase_hash, language FROM people WHERE sign_in_name = :sign_in_name;

-- name: find_profile (person)
SELECT id, name, pronouns, languages, abilities, language FROM people WHERE id = :person;

-- name: change_profile (person, name, sign_in_name, pronouns, languages, abilities, language)
UPDATE people SET name = :name, sign_in_name = :sign_in_name, pronouns = :pronouns, languages = :languages,
                  abilities = :abilities, language = :language
WHERE id = :person;

-- name: change_language (person, language)
UPDATE people SET language = :language WHERE id = :person;

-- name: change_passphrase (person, passphrase_hash)
UPDATE people SET passphrase_hash = :passphrase_hash WHERE id = :person;

-- name: find_joined_on (person)
SELECT joined_on FROM people WHERE id = :person;

-- name: find_name (person)
SELECT name FROM people WHERE id = :person;

-- name: insert_recovery_code (person, code_hash)
INSERT INTO recovery_codes (person_id, code_hash) VALUES (:person, :code_hash);

-- name: delete_recovery_codes (person)
DELETE FROM recovery_codes WHERE person_id = :person;

-- name: use_recovery_code (person, code_hash)
DELETE FROM recovery_codes WHERE person_id = :person AND code_hash = :code_hash;

-- name: delete_person (person)
DELETE FROM people WHERE id = :person;
