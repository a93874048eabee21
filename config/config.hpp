#pragma once

#include "adapters/chat/telegram/settings.hpp"
#include "adapters/http/settings.hpp"
#include "adapters/push/settings.hpp"
#include "adapters/redis/settings.hpp"
#include "adapters/sms/kannel/settings.hpp"
#include "adapters/web/settings.hpp"
#include "config/problems.hpp"
#include "hub/domain/group.hpp"
#include "hub/rules/settings.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace config {

struct LogSettings {
    std::string level{"info"};  // debug, info, warn, error
};

// Where things are on this machine. An empty folder: the place that the program knows by itself.
struct FolderSettings {
    std::string data{};       // state, key file, stop ledger; of one hub alone
    std::string languages{};  // phrasebooks and lexicons
    std::string places{};     // tables of postcodes
};

// What a new group begins with: the needs and limits that its coordinators may change later.
hub::Group group_template();

// Each part's settings. What is not set anywhere is the default in that part's header.
struct Config {
    bool demo{};
    std::string region{"GB"};  // how numbers without a country are read
    FolderSettings folders{};
    LogSettings log{};
    http::ServerSettings http{};
    redis::Settings redis{};                // an empty address: the hub starts a server of its own
    redis::ServerSettings private_redis{};  // that server; its data folder is `folders.data`
    kannel::Settings kannel{};              // used when it has a password; its region is `region`
    telegram::Settings telegram{};          // used when it has a token
    push::Settings push{};                  // used when it has a contact
    web::Settings web{};
    rules::HandOverTimes delivery{};
    hub::Group new_group = group_template();  // its id, name and area come with the command
};

using Environment = std::map<std::string, std::string>;

// Defaults, then the file (when there is one), then the AIDHUB_* variables of the environment:
// AIDHUB_HTTP_PORT is http.port. Throws Problems with everything that is wrong; unknown keys and
// unknown AIDHUB_* variables are.
Config load(const std::optional<std::filesystem::path>& file, const Environment& environment);

// The same for a text; `folder` is where the relative names of secrets' files start.
Config load_text(std::string_view toml,
                 const std::filesystem::path& folder,
                 const Environment& environment);

// One setting as it would stand in the file; a secret shows only whether it is set.
struct Setting {
    std::string path{};
    std::string value{};
    bool operator==(const Setting&) const = default;
};

std::vector<Setting> describe(const Config& config);

}  // namespace config
