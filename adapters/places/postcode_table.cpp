#include "adapters/places/postcode_table.hpp"

#include "adapters/places/written_postcode.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numbers>
#include <stdexcept>

namespace places {

namespace {

constexpr std::string_view header = "place,lat,lng,postcodes,radius_m,radius95_m";
constexpr std::size_t columns = 6;
constexpr std::size_t most_rows = 100'000;
constexpr double parts_of_degree = 10'000;
constexpr int largest_radius = 200'000;  // metres

std::uint64_t pack(std::string_view name) {
    std::uint64_t packed = 0;
    for (std::size_t i = 0; i < sizeof packed; ++i) {
        packed = packed << 8U | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
    }
    return packed;
}

std::string unpack(std::uint64_t packed) {
    std::string name;
    for (int shift = 56; shift >= 0; shift -= 8) {
        const auto letter = static_cast<char>((packed >> static_cast<unsigned>(shift)) & 0xFFU);
        if (letter != 0) name += letter;
    }
    return name;
}

bool is_place_name(std::string_view name) {
    const auto space = name.find(' ');
    if (!looks_like_district(name.substr(0, space))) return false;
    if (space == std::string_view::npos) return true;
    return space + 2 == name.size() && name.back() >= '0' && name.back() <= '9';
}

std::array<std::string_view, columns> split(std::string_view line) {
    std::array<std::string_view, columns> fields;
    for (std::size_t i = 0; i < columns; ++i) {
        const auto comma = line.find(',');
        if ((comma == std::string_view::npos) != (i + 1 == columns))
            throw std::runtime_error("not six columns");
        fields[i] = line.substr(0, comma);
        line.remove_prefix(std::min(line.size(), fields[i].size() + 1));
    }
    return fields;
}

// A number that fills the whole field and lies within [-bound, bound].
template <class Number>
Number number(std::string_view field, const char* what, Number bound) {
    Number value{};
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    const bool whole = error == std::errc{} && end == field.data() + field.size();
    if (!whole || !(value >= -bound && value <= bound))
        throw std::runtime_error(std::string{"not a "} + what);
    return value;
}

std::int32_t degrees(std::string_view field, const char* what, double bound) {
    const double value = number(field, what, bound) * parts_of_degree;
    return static_cast<std::int32_t>(value < 0 ? value - 0.5 : value + 0.5);
}

}  // namespace

PostcodeTable::PostcodeTable(const std::filesystem::path& file) {
    std::ifstream table{file};
    if (!table) throw std::runtime_error(file.string() + ": cannot be read");
    try {
        read(table);
    } catch (const std::runtime_error& problem) {
        throw std::runtime_error(file.string() + ": " + problem.what());
    }
}

PostcodeTable::PostcodeTable(std::istream& table) {
    read(table);
}

void PostcodeTable::read(std::istream& table) {
    bool header_seen = false;
    std::string line;
    for (int number_of_line = 1; std::getline(table, line); ++number_of_line) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        try {
            read_line(line, header_seen);
        } catch (const std::runtime_error& problem) {
            throw std::runtime_error("line " + std::to_string(number_of_line) + ": " +
                                     problem.what());
        }
    }
    if (table.bad()) throw std::runtime_error("cannot be read to its end");
    if (rows_.empty()) throw std::runtime_error("holds no places");
    const auto by_name = [](const Row& left, const Row& right) { return left.name < right.name; };
    std::sort(rows_.begin(), rows_.end(), by_name);
    const auto same = [](const Row& left, const Row& right) { return left.name == right.name; };
    if (std::adjacent_find(rows_.begin(), rows_.end(), same) != rows_.end()) {
        throw std::runtime_error("a place is there twice");
    }
    rows_.shrink_to_fit();
}

void PostcodeTable::read_line(const std::string& line, bool& header_seen) {
    if (line.empty()) return;
    if (line.front() == '#') {
        licence_.push_back(line.substr(std::min(line.find_first_not_of("# "), line.size())));
        return;
    }
    if (!header_seen) {
        if (line != header)
            throw std::runtime_error("the header is not \"" + std::string{header} + "\"");
        header_seen = true;
        return;
    }
    const auto [name, latitude, longitude, postcodes, radius, wide_radius] = split(line);
    if (!is_place_name(name)) throw std::runtime_error("not a district or sector");
    if (rows_.size() == most_rows) throw std::runtime_error("too many places");
    rows_.push_back({.name = pack(name),
                     .latitude = degrees(latitude, "latitude", 90),
                     .longitude = degrees(longitude, "longitude", 180),
                     .radius = number(radius, "radius in metres", largest_radius)});
    if (rows_.back().radius < 0) throw std::runtime_error("not a radius in metres");
}

std::optional<hub::Place> PostcodeTable::place(std::string_view name, hub::PlaceLevel level) const {
    const auto by_name = [](const Row& row, std::uint64_t wanted) { return row.name < wanted; };
    const auto row = std::lower_bound(rows_.begin(), rows_.end(), pack(name), by_name);
    if (row == rows_.end() || row->name != pack(name)) return std::nullopt;
    return hub::Place{.name = std::string{name},
                      .level = level,
                      .centre = {.latitude = row->latitude / parts_of_degree,
                                 .longitude = row->longitude / parts_of_degree},
                      .radius = {static_cast<double>(row->radius)}};
}

std::string PostcodeTable::sector_near(double latitude, double longitude) const {
    constexpr double metres_of_degree = 111'195.0;
    constexpr double farthest = 5000.0;
    const double narrowed = std::cos(latitude * std::numbers::pi / 180.0);
    double least = farthest * farthest;
    const Row* nearest = nullptr;
    for (const Row& row : rows_) {
        const double north = (row.latitude / parts_of_degree - latitude) * metres_of_degree;
        const double east =
            (row.longitude / parts_of_degree - longitude) * metres_of_degree * narrowed;
        const double apart = north * north + east * east;
        if (apart > least || unpack(row.name).find(' ') == std::string::npos) continue;
        least = apart;
        nearest = &row;
    }
    return nearest == nullptr ? std::string{} : unpack(nearest->name);
}

std::optional<hub::Place> PostcodeTable::find(std::string_view postcode) const {
    const auto possible = readings(postcode);
    for (const auto& reading : possible) {
        const std::string name =
            reading.sector.empty() ? reading.district : reading.district + ' ' + reading.sector;
        const auto level =
            reading.sector.empty() ? hub::PlaceLevel::district : hub::PlaceLevel::sector;
        if (auto found = place(name, level)) return found;
    }
    for (const auto& reading : possible) {
        if (auto found = place(reading.district, hub::PlaceLevel::district)) return found;
    }
    return std::nullopt;
}

}  // namespace places
