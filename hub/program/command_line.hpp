#pragma once

#include "config/config.hpp"
#include "hub/program/volunteer_json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace program {

// What most commands take: which hub is meant.
struct HubOptions {
    std::optional<std::string> file{};  // --config FILE
    std::optional<std::string> data{};  // --data DIR: counts more than the file
};

struct Serve {
    HubOptions hub{};
    bool demo{};
    std::optional<std::uint16_t> port{};
    bool check_config{};
};

struct CheckConfig {
    HubOptions hub{};
};

struct GroupAdd {
    HubOptions hub{};
    std::string name{};
    std::string area{};
    std::string channel{"sms"};
    std::string coordinator{};
    std::string coordinator_number{};
    std::vector<std::string> hub_numbers{};
};

struct CoordinatorInvite {
    HubOptions hub{};
    std::string group{};  // empty: the only one
    std::string name{};
    std::string number{};
    std::string role{"coordinator"};
    std::string channel{"sms"};
};

struct VolunteerAdd {
    HubOptions hub{};
    VolunteerBody volunteer{};
};

struct VolunteerImport {
    HubOptions hub{};
    std::string file{};
    std::string group{};  // empty: the only one
    std::string channel{"sms"};
};

struct VolunteerExport {
    HubOptions hub{};
    std::string file{};
    std::string group{};  // empty: the only one
    std::string channel{"sms"};
};

struct Desk {
    HubOptions hub{};
    std::string group{};  // empty: the only one
};

struct Phone {
    HubOptions hub{};
    std::string number{};
};

struct Backup {
    HubOptions hub{};
    std::string file{};
};

struct Restore {
    HubOptions hub{};
    std::string file{};
    std::optional<std::string> stops{};
};

struct Version {};

using Invocation = std::variant<Serve,
                                CheckConfig,
                                GroupAdd,
                                CoordinatorInvite,
                                VolunteerAdd,
                                VolunteerImport,
                                VolunteerExport,
                                Desk,
                                Phone,
                                Backup,
                                Restore,
                                Version>;

// What is to be run; or, when help was asked for or the usage is wrong, what was to be said has
// been said: the exit code, 0 or 2.
std::variant<Invocation, int> read_command_line(int count, char** words);

// Defaults, file, environment, and then the command line.
config::Config load(const HubOptions& hub, const config::Environment& environment);

}  // namespace program
