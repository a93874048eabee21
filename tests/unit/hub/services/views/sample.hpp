#pragma once

#include "hub/changes.hpp"

#include <chrono>
#include <string>

// Records in which every personal field says CANARY, so that it is seen wherever it comes out.
namespace support {

// A Tuesday, ten in the morning.
inline constexpr hub::TimePoint ten{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} +
                                    std::chrono::hours{10}};
inline constexpr matching::GeoPoint exact_door{51.5412345, -0.0612345};

inline hub::Place hackney() {
    return {
        .name = "E8 3", .level = hub::PlaceLevel::sector, .centre = exact_door, .radius = {300}};
}

inline hub::Group sample_group(const std::string& id = "g") {
    hub::Group group{.id = {id}, .name = "Helpers"};
    group.area = hackney();
    group.needs = {{"shopping"}, {"call"}};
    group.zone_name = "UTC";
    group.patches = {{.name = "north", .outcodes = {"N16"}, .lead = {"lead"}},
                     {.name = "east", .outcodes = {"E8", "E9"}, .lead = {"carol"}}};
    return group;
}

inline hub::Person sample_person(const std::string& id, const std::string& name) {
    hub::Person person{.id = {id}, .name = {name}, .channel = "sms"};
    person.number = {"+4477CANARY-number-" + id};
    person.street = {"CANARY-home-" + id};
    person.place = hackney();
    return person;
}

inline hub::Volunteer sample_volunteer(const std::string& id) {
    hub::Volunteer volunteer{.id = {id}, .approved = true};
    volunteer.needs = {{"shopping"}};
    volunteer.languages = {"en"};
    volunteer.home = hackney();
    volunteer.home.centre = {51.5501234, -0.0701234};
    volunteer.code_prefix = "2";
    return volunteer;
}

inline hub::Offer sample_offer(const std::string& id,
                               const std::string& to,
                               hub::OfferState state) {
    hub::Offer offer{.id = {id}, .to = {to}, .state = state};
    offer.code = "2C";
    offer.message = {"text-" + id};
    offer.proposed_at = ten - std::chrono::minutes{5};
    offer.lapses_at = ten + std::chrono::minutes{40};
    offer.condition = {"CANARY-condition"};
    return offer;
}

inline hub::Request sample_request(const std::string& id) {
    hub::Request request{.id = {id}, .reference = "R7"};
    request.resident = {"rosa"};
    request.need = {"shopping"};
    request.words = {"CANARY-words: insulin"};
    request.street = {"CANARY-street"};
    request.place = hackney();
    request.window = {.from = ten, .until = ten + std::chrono::hours{4}};
    request.who_pays = hub::WhoPays::helper_repaid;
    request.doorstep_word = "CANARY-word";
    request.state = hub::RequestState::open;
    request.created_at = ten - std::chrono::minutes{10};
    request.opened_at = ten - std::chrono::minutes{8};
    request.channel = "sms";
    request.introducer = {"CANARY-introducer"};
    request.notes = {{.by = {"carol"}, .at = ten, .text = {"CANARY-note"}}};
    return request;
}

}  // namespace support
