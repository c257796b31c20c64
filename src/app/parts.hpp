#pragma once
#include "base/instant.hpp"
#include "handovers/handovers.hpp"
#include "handovers/routes.hpp"
#include "neighbours/routes.hpp"
#include "people/routes.hpp"
#include "platform/api/api.hpp"
#include "platform/config/config.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/master_key.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/visit.hpp"
#include "platform/web/watchers.hpp"
#include "queue/queue.hpp"
#include "sheets/routes.hpp"
#include "vault/vault.hpp"

#include <memory>
#include <vector>

namespace plenty::app {

/// What a test may want otherwise than a node has it.
struct Otherwise {
    std::unique_ptr<vault::Folder> vault_folder; ///< else the vault lies in the data directory
    crypto::HashingCost hashing_cost = {};
};

/// All that a node is made of, wired, before anything runs: every address is in one router, all standing work
/// in one list. Tests make one to ask the whole house without a network.
///
/// Opens the database and the vault and takes hold of the address to listen on; throws Fault, with a sentence
/// for the operator, if one of them cannot be had.
struct Parts {
    Parts(const config::Config& config, const Clock& clock, Otherwise otherwise = {});

    crypto::SystemRandomness randomness;
    crypto::MasterKey master_key;
    crypto::SecretKey form_key;
    std::unique_ptr<db::Database> database;
    web::Surroundings around;
    crypto::Passphrases passphrases;
    people::Attempts attempts;
    crypto::SecretKey place_key;
    gifts::Posting posting;
    std::unique_ptr<vault::Vault> vault;
    handovers::Handovers handing_over;
    crypto::SecretKey neighbour_key;
    neighbours::Sealing sealing;
    neighbours::IntakeLimit intake_limit;
    neighbours::Neighbouring neighbouring;
    queue::Sources waiting;
    web::Watchers watchers;
    crypto::SecretKey sheet_key;
    sheets::Desk desk;
    std::vector<people::Belongings> house;
    api::Contract contract;
    http::Router router;
    jobs::Jobs work;
    http::Server server;

private:
    /// Every address of the node, feature by feature.
    const http::Router& fill();
    /// The same for programs.
    void fill_api();
};

}
