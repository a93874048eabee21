#pragma once

#include "hub/services/views/people.hpp"

#include <map>
#include <string>
#include <vector>

// The queue: a row for each request that is not over, and which of them presses most.
namespace services::views {

inline constexpr std::size_t most_rows = 500;

bool is_over(hub::RequestState state);

// What alerts that nobody has settled say is wrong.
class Troubles {
public:
    Troubles() = default;
    explicit Troubles(const std::vector<hub::Alert>& open);

    // The worst of what alerts about the request or its resident say, and of what its own state
    // shows.
    hub::Trouble of(const hub::Request& request, hub::TimePoint now) const;

private:
    std::map<hub::RequestId, hub::Trouble> of_requests_;
    std::map<hub::PersonId, hub::Trouble> of_persons_;  // by alerts about no request
};

// An alert about this request, or about its resident and no request.
bool is_about(const hub::Alert& alert, const hub::Request& request);

// The row without anybody's name.
hub::RowView row_of(const hub::Request& request,
                    const hub::Group& group,
                    const Troubles& troubles,
                    hub::TimePoint now);

// Whose names the row shows, and these in it.
void want_names(Wanted& wanted, const hub::Request& request, hub::TimePoint now);
void add_names(hub::RowView& row,
               const hub::Request& request,
               const People& people,
               hub::TimePoint now);

// Danger comes before everything, then the patches that `reader` leads, then what is in trouble,
// then what is urgent, then what waits longest.
void sort_by_pressure(std::vector<hub::RowView>& rows,
                      const hub::Group& group,
                      const hub::PersonId& reader);

// "E8 3" -> "E8"
std::string outcode_of(const std::string& place);

}  // namespace services::views
