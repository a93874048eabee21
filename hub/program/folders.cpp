#include "hub/program/folders.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>

namespace program {

namespace {

std::filesystem::path own_data(const config::Environment& environment) {
    const auto configured = environment.find("XDG_DATA_HOME");
    if (configured != environment.end() && configured->second.starts_with('/')) {
        return std::filesystem::path{configured->second} / "aidhub";
    }
    const auto home = environment.find("HOME");
    if (home == environment.end() || home->second.empty()) {
        throw std::runtime_error("there is no home folder: say where the data is with --data DIR");
    }
    return std::filesystem::path{home->second} / ".local/share/aidhub";
}

// Beside the program, when it is installed.
std::optional<std::filesystem::path> installed(const char* name) {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    auto folder = program.parent_path().parent_path() / "share/aidhub" / name;
    if (error || !std::filesystem::is_directory(folder, error)) return std::nullopt;
    return folder;
}

std::filesystem::path resource(const std::string& configured, const char* name) {
    if (!configured.empty()) return configured;
    return installed(name).value_or(std::filesystem::path{AIDHUB_SOURCES} / "config" / name);
}

}  // namespace

Folders resolve(const config::FolderSettings& settings, const config::Environment& environment) {
    Folders folders;
    folders.data = std::filesystem::absolute(
        settings.data.empty() ? own_data(environment) : std::filesystem::path{settings.data});
    folders.languages = resource(settings.languages, "languages");
    folders.places = resource(settings.places, "places");
    folders.pages = installed("pages").value_or(AIDHUB_PAGES);
    return folders;
}

void prepare_data(const std::filesystem::path& data) {
    using std::filesystem::perms;
    std::error_code error;
    const bool fresh = std::filesystem::create_directories(data, error);
    if (error)
        throw std::runtime_error("the data folder " + data.string() +
                                 " cannot be made: " + error.message());
    if (fresh) std::filesystem::permissions(data, perms::owner_all);
    const perms others =
        std::filesystem::status(data).permissions() & (perms::group_write | perms::others_all);
    if (others != perms::none) {
        throw std::runtime_error("the data folder " + data.string() +
                                 " is open to others: chmod 0700 it");
    }
}

}  // namespace program
