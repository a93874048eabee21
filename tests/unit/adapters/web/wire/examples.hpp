#pragma once

#include "adapters/web/wire/entries.hpp"
#include "hub/commands.hpp"
#include "hub/events.hpp"
#include "hub/queries.hpp"
#include "hub/views.hpp"

#include <vector>

// One full example of everything that is on the wire, in the order of its variant. PROTOCOL.md
// shows the same.
namespace wire_examples {

hub::TimePoint noon();                // Saturday, 21 November 2026, 12:00 in London
hub::Window afternoon();              // from then until 17:00
hub::WeeklyHours weekday_mornings();  // from 8 until 12
hub::ChangeGroup settings();

std::vector<hub::Command> commands();  // without AddGroup
std::vector<hub::Query> queries();
std::vector<hub::View> views();
std::vector<hub::Event> events();
std::vector<web::Entry> entries();
web::CodeAsked code_asked();
web::SignedIn signed_in();
hub::InvitationView invitation();

}  // namespace wire_examples
