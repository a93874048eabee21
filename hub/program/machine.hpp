#pragma once

#include "adapters/async/pool.hpp"
#include "adapters/calendar/icu_calendar.hpp"
#include "adapters/environment/system.hpp"
#include "adapters/measures/prometheus.hpp"
#include "adapters/numbering/phone_numbers.hpp"
#include "adapters/places/postcode_table.hpp"
#include "adapters/secrets/sodium_secrets.hpp"
#include "adapters/vault/key_file.hpp"
#include "adapters/vault/sodium_vault.hpp"
#include "config/config.hpp"
#include "config/languages.hpp"
#include "hub/program/folders.hpp"
#include "hub/program/health.hpp"
#include "hub/program/logged_alarm.hpp"
#include "hub/program/stop_ledger.hpp"

namespace program {

// What a node has before it reaches a store: its configuration, its secrets, its words and its
// senses.
struct Machine {
    // Throws std::runtime_error with one clear sentence when something of it cannot be had.
    Machine(config::Config settings, const config::Environment& environment);

    config::Config config;
    Folders folders;
    vault::KeyFile key;
    vault::SodiumVault vault;
    config::Languages languages;
    places::PostcodeTable places;
    StopLedger ledger;
    environment::SystemClock clock;
    environment::SystemRandom random;
    environment::Ulids ids;
    calendar::IcuCalendar calendar;
    numbering::PhoneNumbers numbering;
    measures::Prometheus measures;
    LoggedAlarm alarm;
    Readiness readiness;
    async::Pool pool;
    secrets::SodiumSecrets secrets;
    hub::NodeId node;  // from DATA/node, made at the first start
};

}  // namespace program
