#pragma once

#include "hub/rules/session.hpp"
#include "hub/rules/sign_in.hpp"

#include <chrono>
#include <vector>

// Decisions about signing in, with records kept as a store would.
namespace sign_in_support {

using namespace std::chrono_literals;

inline const hub::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};

struct Desk {
    hub::TimePoint now{noon};
    hub::TimeZone zone{};
    rules::Chance chance{1, 2, noon};
    rules::Moment moment() { return {.now = now, .zone = zone, .chance = chance}; }

    rules::CodeFile file{};
    rules::FreshCode fresh{
        .code = "123456", .fingerprint = "print", .attempt = "browser", .link = ""};

    Desk() {
        file.group = {{.id = {"hackney"}, .name = "Hackney", .coordinators = {{"cora"}}}, 1};
        file.person = {{.id = {"ana"}, .roles = {hub::Role::resident}}, 1};
    }

    hub::Changes ask(bool stopped = false, int limit = 100) {
        return keep(rules::ask_code(file, fresh, stopped, limit, moment()));
    }
    rules::CodeShown show(const std::string& browser, const std::string& print) {
        const hub::Session session =
            rules::new_session({"ana"}, hub::Proof::code, "cookie", moment());
        rules::CodeShown shown = rules::show_code(file, browser, print, session, moment());
        keep(shown.changes);
        return shown;
    }
    // As the store would.
    hub::Changes keep(hub::Changes changes) {
        for (const hub::Record& record : changes.puts) {
            const auto* code = std::get_if<hub::SignInCode>(&record);
            if (code == nullptr) continue;
            auto& place = code->person == rules::everybody ? file.everybody
                          : code->person == rules::nobody  ? file.nobody
                                                           : file.code;
            place = {*code, place.version + 1};
        }
        return changes;
    }
};

template <class T>
std::vector<T> put(const hub::Changes& changes) {
    std::vector<T> found;
    for (const hub::Record& record : changes.puts) {
        if (const T* one = std::get_if<T>(&record)) found.push_back(*one);
    }
    return found;
}

}  // namespace sign_in_support
