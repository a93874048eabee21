#pragma once

#include "hub/changes.hpp"
#include "hub/events.hpp"
#include "hub/messages.hpp"

#include <string>
#include <vector>

// One full value of every alternative. Everything personal in them contains `canary`, exact places
// `canary_degrees`.
namespace examples {

inline const std::string canary = "CANARY";
inline const std::string canary_degrees = "51.987654";

hub::TimePoint noon();  // 2026-11-21 12:00 UTC
hub::Place place();
hub::Group group();
hub::Person person(const std::string& id = "rosa");
hub::Volunteer volunteer(const std::string& id = "bo");
hub::Request request(const std::string& id = "r1", const std::string& resident = "rosa");
hub::OutgoingMessage message(const std::string& id = "m1", const std::string& to = "bo");

std::vector<hub::Record> full_records();
std::vector<hub::Record> empty_records();  // default values, with the ids that a record needs
std::vector<hub::Event> full_events();
std::vector<hub::Inbound> full_inbounds();

}  // namespace examples
