#pragma once

#include "hub/ports/geocoder.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace places {

// British postcode sectors and districts with their centres, read once from
// config/places/gb-postcode-centres.csv and held in about 400 kB. Knows no single postcodes.
class PostcodeTable final : public hub::Geocoder {
public:
    // Both throw std::runtime_error for a table that is not wholly understood, naming the line.
    explicit PostcodeTable(const std::filesystem::path& file);
    explicit PostcodeTable(std::istream& table);

    // Any case and spacing. Without a space "E11" is the district, where there is one, and "E83"
    // the sector E8 3. The name ("E8 3") says which level was found; the radius is that of half of
    // its postcodes.
    std::optional<hub::Place> find(std::string_view postcode) const override;

    // The sector ("E8 3") whose centre is the nearest; "" when none lies within 5 km. Which sector
    // a place is in is not known: near its edge this may be its neighbour.
    std::string sector_near(double latitude, double longitude) const;

    // Whose figures these are: lines to be shown wherever the places are.
    const std::vector<std::string>& licence() const { return licence_; }
    std::size_t size() const { return rows_.size(); }

private:
    struct Row {
        std::uint64_t name{};     // up to 8 characters in their order, so that rows sort by name
        std::int32_t latitude{};  // in 1/10,000 degrees, as the table has them
        std::int32_t longitude{};
        std::int32_t radius{};  // metres
    };

    void read(std::istream& table);
    void read_line(const std::string& line, bool& header_seen);
    std::optional<hub::Place> place(std::string_view name, hub::PlaceLevel level) const;

    std::vector<std::string> licence_{};
    std::vector<Row> rows_{};  // sorted by name
};

}  // namespace places
