#include "matching/index.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace matching {

namespace {

constexpr double row_height = 0.009;     // degrees of latitude: 1 km
constexpr double column_width = 0.0145;  // degrees of longitude: 1 km at 51.5 degrees
constexpr double degree = std::numbers::pi / 180.0;
constexpr double metres_per_degree = 6'371'008.8 * degree;

// A rectangle of degrees that holds everything within a radius.
struct Box {
    GeoPoint low{};
    GeoPoint high{};
};

// `whole` is false where the box would reach a pole or the date line: there, everybody is looked
// at.
struct Around {
    Box box{};
    bool whole{};
};

Around box_around(const GeoPoint& centre, Metres radius) {
    const double angle =
        radius.value / metres_per_degree * 1.000001 + 1e-9;  // rounding must lose nobody
    const double top = std::abs(centre.latitude) + angle;
    if (!(top < 89.0)) return {};
    // The widest point of a circle on a sphere lies at asin(sin(radius) / cos(latitude)) to its
    // side.
    const double aside =
        std::asin(std::sin(angle * degree) / std::cos(centre.latitude * degree)) / degree;
    const Box box{.low = {centre.latitude - angle, centre.longitude - aside},
                  .high = {centre.latitude + angle, centre.longitude + aside}};
    return {.box = box, .whole = box.low.longitude >= -180 && box.high.longitude <= 180};
}

// The window covers at most a week, so it is a run of hours that may pass the week's end.
bool is_available(const std::bitset<hours_in_week>& hours, int from, int until) {
    const auto is_hour = [](int hour) { return hour >= 0 && hour < hours_in_week; };
    if (!is_hour(from) || !is_hour(until)) return false;
    for (int hour = from;; hour = (hour + 1) % hours_in_week) {
        if (hours[static_cast<std::size_t>(hour)]) return true;
        if (hour == until) return false;
    }
}

bool may_be_asked(const Candidate& candidate, std::int64_t now_ms) {
    return candidate.approved && candidate.paused_until_ms <= now_ms &&
           candidate.open_tasks < candidate.max_tasks &&
           candidate.asked_today < candidate.offers_per_day;
}

bool can_do(const Candidate& candidate, const Wanted& wanted) {
    const bool does = wanted.need != 0 && (candidate.needs & wanted.need) == wanted.need;
    const bool speaks = wanted.languages == 0 || (candidate.languages & wanted.languages) != 0;
    return does && speaks;
}

}  // namespace

bool is_suitable(const Candidate& candidate, const Wanted& wanted) {
    const auto& left_out = wanted.not_these;
    return can_do(candidate, wanted) && may_be_asked(candidate, wanted.now_ms) &&
           is_available(candidate.hours, wanted.hour_of_week_from, wanted.hour_of_week_until) &&
           std::find(left_out.begin(), left_out.end(), candidate.id) == left_out.end();
}

bool is_in_reach(const Candidate& candidate, const Wanted& wanted, Metres away) {
    const double wider = wanted.place_radius.value;
    return away.value <= candidate.reach.value + wider && away.value <= wanted.widest.value + wider;
}

std::size_t Index::CellHash::operator()(const Cell& cell) const noexcept {
    const auto row = static_cast<std::uint64_t>(cell.row);
    const auto column = static_cast<std::uint64_t>(cell.column);
    return std::hash<std::uint64_t>{}(row * 1'000'003 + column);
}

Index::Cell Index::cell_of(const GeoPoint& point) {
    return {.row = static_cast<std::int64_t>(std::floor(point.latitude / row_height)),
            .column = static_cast<std::int64_t>(std::floor(point.longitude / column_width))};
}

bool Index::put(Candidate candidate) {
    erase(candidate.id);
    if (candidate.id.empty() || !is_on_earth(candidate.home)) return false;
    const std::string id = candidate.id;
    const Candidate& kept = candidates_.insert_or_assign(id, std::move(candidate)).first->second;
    cells_[cell_of(kept.home)].push_back(&kept);
    return true;
}

void Index::erase(const std::string& id) {
    const auto found = candidates_.find(id);
    if (found == candidates_.end()) return;
    const auto cell = cells_.find(cell_of(found->second.home));
    Dwellers& dwellers = cell->second;
    dwellers.erase(std::find(dwellers.begin(), dwellers.end(), &found->second));
    if (dwellers.empty()) cells_.erase(cell);
    candidates_.erase(found);
}

const Candidate* Index::find(const std::string& id) const {
    const auto found = candidates_.find(id);
    return found == candidates_.end() ? nullptr : &found->second;
}

template <class Visit>
void Index::visit_around(const GeoPoint& centre, Metres radius, Visit visit) const {
    const auto [box, whole] = box_around(centre, radius);
    const Cell low = whole ? cell_of(box.low) : Cell{};
    const Cell high = whole ? cell_of(box.high) : Cell{};
    const auto rows = static_cast<std::size_t>(high.row - low.row + 1);
    const auto columns = static_cast<std::size_t>(high.column - low.column + 1);
    if (!whole || rows * columns > cells_.size()) {
        for (const auto& [id, candidate] : candidates_) visit(candidate);
        return;
    }
    for (std::int64_t row = low.row; row <= high.row; ++row) {
        for (std::int64_t column = low.column; column <= high.column; ++column) {
            const auto cell = cells_.find({row, column});
            if (cell == cells_.end()) continue;
            for (const Candidate* candidate : cell->second) visit(*candidate);
        }
    }
}

std::vector<Near> Index::eligible(const Wanted& wanted) const {
    std::vector<Near> found;
    if (!is_on_earth(wanted.where)) return found;
    const Metres radius{wanted.widest.value + wanted.place_radius.value};
    visit_around(wanted.where, radius, [&](const Candidate& candidate) {
        if (!is_suitable(candidate, wanted)) return;
        const Metres away = distance(candidate.home, wanted.where);
        if (is_in_reach(candidate, wanted, away))
            found.push_back({.who = &candidate, .away = away});
    });
    return found;
}

}  // namespace matching
