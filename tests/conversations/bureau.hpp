#pragma once

#include "tests/support/run.hpp"
#include "tests/support/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <string>
#include <utility>
#include <vector>

// A town whose desk acts: Carol coordinates, Kay and Lee can be added to her, Ann and Bo help, Rosa
// asks.
namespace bureau {

using hub::Refusal;
using hub::Role;
using std::chrono::hours;
using std::chrono::minutes;

inline constexpr const char* carol = support::Town::coordinator;
inline constexpr const char* kay = "+447700900002";
inline constexpr const char* lee = "+447700900003";
inline constexpr const char* rosa = "+447700900100";
inline constexpr const char* ann = "+447700900101";
inline constexpr const char* bo = "+447700900102";
inline constexpr const char* grace = "+442079460000";  // a landline

inline bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

inline std::string found_in(const std::string& text, const char* pattern) {
    std::smatch found;
    return std::regex_search(text, found, std::regex(pattern)) ? found[1].str() : std::string{};
}
inline std::string offer_code(const std::string& text) {
    return found_in(text, "YES ([2-9][A-Z]+)");
}
// Of an alert; empty: the text has none.
inline std::string alert_code(const std::string& text) {
    return found_in(text, "Reply ([A-Z][2-9]{2}) to say");
}

struct Bureau : support::Town {
    Bureau() {
        add_volunteer(ann, "Ann Ash", "E8 3", "shopping medication dog_walking");
        add_volunteer(bo, "Bo Birch", "E8 4", "shopping");
    }

    hub::Actor as(const std::string& number, Role role) {
        return {.role = role, .group = group(), .person = person_at(number)};
    }
    hub::Actor desk(const std::string& number = carol) { return as(number, Role::coordinator); }
    hub::Actor helper(const std::string& number) { return as(number, Role::volunteer); }
    hub::Actor resident(const std::string& number = rosa) { return as(number, Role::resident); }

    template <class T>
    T record(const hub::RecordId& id) {
        return support::run(loop, store().load(hub::scope_of(group()), {id}, {}))
            .template get<T>(id)
            .value;
    }
    hub::Group settings() { return record<hub::Group>(hub::group_record()); }
    hub::Person person(const std::string& number) {
        return record<hub::Person>(hub::person_record(person_at(number)));
    }

    // Stands in for the link and the password of an invitation.
    void add_coordinator(const std::string& number, const std::string& name) {
        add_volunteer(number, name, "E8 3", "check_on");
        hub::Person person_now = person(number);
        person_now.roles.push_back(Role::coordinator);
        hub::Group group_now = settings();
        group_now.coordinators.push_back(person_now.id);
        put({person_now, group_now});
    }
    void put(std::vector<hub::Record> records) {
        hub::Changes changes;
        changes.at = clock().now();
        changes.actor = changes.action = "test";
        changes.puts = std::move(records);
        REQUIRE(support::run(loop, store().commit(hub::scope_of(group()), changes)).has_value());
    }
    // From now on, one after the other or at the same time.
    hub::Result<hub::Committed> set_rota(const std::vector<std::string>& numbers,
                                         hours lasting = hours{12}) {
        hub::SetRota rota;
        for (const std::string& number : numbers) {
            rota.duties.push_back({.person = person_at(number),
                                   .from = clock().now(),
                                   .until = clock().now() + lasting});
        }
        return handle(desk(), rota);
    }

    std::string ask(const std::string& need = "dog_walking", const std::string& number = rosa) {
        hub::OpenRequest open{.name = {"Rosa Luz"},
                              .number = {number},
                              .channel = number == grace ? "call" : "sms",
                              .need = {need},
                              .words = {"Bruno is small and friendly"},
                              .postcode = "E8 3PN",
                              .street = {"12 Mare Street"}};
        if (need == "shopping") open.who_pays = hub::WhoPays::helper_repaid;
        return handle(desk(), open).value().answer.text;
    }
    hub::Request request(const std::string& id) {
        return record<hub::Request>(hub::record_id(hub::RequestId{id}));
    }
    // Ann has it.
    std::pair<hub::RequestId, hub::OfferId> taken_by_ann(const std::string& need = "dog_walking") {
        const std::string id = ask(need);
        const hub::Offer offer = *request(id).offer_to(person_at(ann));
        REQUIRE(handle(helper(ann), hub::AcceptOffer{{id}, offer.id}).has_value());
        return {hub::RequestId{id}, offer.id};
    }
    void forget_news() {
        for (const char* number : {carol, kay, lee, rosa, ann, bo}) static_cast<void>(news(number));
    }

    std::vector<hub::Alert> alerts_of(hub::AlertKind kind) {
        std::vector<hub::Alert> found;
        for (const hub::Alert& alert : alerts()) {
            if (alert.kind == kind) found.push_back(alert);
        }
        return found;
    }
    hub::Alert only_alert(hub::AlertKind kind) {
        const auto found = alerts_of(kind);
        REQUIRE(found.size() == 1);
        return found.front();
    }
    void danger(const std::string& from = rosa) {
        text(from, "I have chest pain and cannot breathe");
    }

    boost::asio::io_context loop;
};

}  // namespace bureau
