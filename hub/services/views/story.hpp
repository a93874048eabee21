#pragma once

#include "hub/services/delivery.hpp"
#include "hub/services/views/people.hpp"
#include "hub/services/views/rows.hpp"

#include <map>
#include <vector>

// One request with all that happened, alerts, and what was said.
namespace services::views {

inline constexpr std::size_t most_said = 200;    // the latest
inline constexpr std::size_t most_alerts = 200;  // the latest

// Texts to phones of the desk are alerts, told in their own place.
bool is_said_about(const hub::OutgoingMessage& message, const hub::RequestId& request);
// What the resident wrote from shortly before the request began until a day after it ended.
bool is_said_about(const hub::Heard& heard, const hub::Request& request);

// Both merged by time, oldest first, each in the words that its receiver got.
std::vector<hub::SaidView> conversation(const std::vector<hub::OutgoingMessage>& sent,
                                        const std::vector<hub::Heard>& heard,
                                        const People& people,
                                        const Render& render);

void want_names(Wanted& wanted, const hub::Alert& alert);
// `about` may be null: no request.
hub::AlertView alert_view(const hub::Alert& alert, const hub::Request* about, const People& people);
// The latest first, no more than `most_alerts`.
void sort_alerts(std::vector<hub::Alert>& alerts);

// Everybody who is named in the request's story.
void want_story_names(Wanted& wanted, const hub::Request& request, hub::TimePoint now);

// The story but for what was said. `told` holds what became of the texts that asked: it is
// `unknown` where there was none, or where it is forgotten.
hub::StoryView story(const hub::Request& request,
                     const hub::RowView& row,
                     const std::map<hub::MessageId, hub::MessageState>& told,
                     const std::vector<hub::Alert>& open_alerts,
                     const People& people);

}  // namespace services::views
