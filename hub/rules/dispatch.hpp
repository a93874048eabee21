#pragma once

#include "hub/rules/asking.hpp"

#include <string>
#include <vector>

// Who is asked for a request, and when: the one pure function behind the timer "dispatch". The
// asking policy is here and nowhere else, so that a better one can take its place.
namespace rules {

// Lapses offers that are over, fills up the open offers to what the group wants, and tells the
// resident honestly when there is nobody. Sets the request's next dispatch timer, or erases it when
// the request is not open. While the group pauses nobody is asked, and that time does not count as
// waiting: the resident is told so once, and the timer comes again in an hour.
hub::Changes dispatch(const Case& before, const Moment& moment, const std::vector<Choice>& choices);

// How many more offers could be open now: what a shortlist is made for. 0 when the request is not
// open.
int offers_wanted(const hub::Group& group, const hub::Request& request, hub::TimePoint now);

// Could this volunteer be asked at all now? What stands on the volunteer's record; nearness and
// hours are the shortlist's.
bool may_be_asked(const hub::Volunteer& volunteer,
                  const hub::Request& request,
                  const std::string& today);

}  // namespace rules
