#include "adapters/leaflet/paper.hpp"

#include "adapters/leaflet/printable.hpp"

#include <algorithm>
#include <cairo/cairo-pdf.h>
#include <memory>
#include <pango/pangocairo.h>
#include <stdexcept>

namespace leaflet {

namespace {

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoFontMap* fonts) const { g_object_unref(fonts); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

constexpr double shrink = 0.94;
constexpr std::size_t most_bytes = 1500;  // no box holds more of them in a size that can be read
constexpr std::size_t quiet_squares = 4;

cairo_status_t keep(void* pdf, const unsigned char* bytes, unsigned length) noexcept {
    try {
        static_cast<std::string*>(pdf)->append(bytes, bytes + length);
        return CAIRO_STATUS_SUCCESS;
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

// Without one Pango would end the program.
void need_a_font(PangoFontMap* fonts) {
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(fonts, &families, &count);
    g_free(families);
    if (count == 0) throw std::runtime_error("there is no font on this machine");
}

struct Extent {
    double width{};
    double height{};
};

Extent extent_of(PangoLayout* layout) {
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout, &width, &height);
    return {.width = static_cast<double>(width) / PANGO_SCALE,
            .height = static_cast<double>(height) / PANGO_SCALE};
}

// At the end of a character.
std::string cut(std::string line) {
    if (line.size() <= most_bytes) return line;
    std::size_t end = most_bytes;
    while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return line.substr(0, end) + "\u2026";
}

int in_pango(double points) {
    return static_cast<int>(points * PANGO_SCALE);
}

void set_size(PangoLayout* layout, const Type& type, double size) {
    const Held<PangoFontDescription> font{pango_font_description_from_string("sans-serif")};
    pango_font_description_set_weight(font.get(),
                                      type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font.get());
}

bool fits(PangoLayout* layout, const Box& box) {
    const Extent extent = extent_of(layout);
    return extent.height <= box.height && extent.width <= box.width;
}

void fit(PangoLayout* layout, const Box& box, const Type& type) {
    for (double size = type.size; size > type.least; size *= shrink) {
        set_size(layout, type, size);
        if (fits(layout, box)) return;
    }
    set_size(layout, type, type.least);
    if (fits(layout, box)) return;
    pango_layout_set_width(layout, in_pango(box.width));
    pango_layout_set_height(layout, type.one_line ? 0 : in_pango(box.height));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
}

}  // namespace

struct Paper::Tools {
    std::string pdf{};
    int missing{};
    Held<cairo_surface_t> surface{};
    Held<cairo_t> pen{};
    Held<PangoFontMap> fonts{};
    Held<PangoContext> context{};
};

Paper::Paper(const std::string& title, const std::string& language)
    : tools_(std::make_unique<Tools>()) {
    Tools& with = *tools_;
    // A map of our own: the one that threads share would stay after us.
    with.fonts.reset(pango_cairo_font_map_new());
    need_a_font(with.fonts.get());
    with.surface.reset(cairo_pdf_surface_create_for_stream(&keep, &with.pdf, a4_width, a4_height));
    cairo_pdf_surface_set_metadata(
        with.surface.get(), CAIRO_PDF_METADATA_TITLE, printable(title).c_str());
    with.pen.reset(cairo_create(with.surface.get()));
    with.context.reset(pango_font_map_create_context(with.fonts.get()));
    pango_context_set_language(with.context.get(),
                               pango_language_from_string(printable(language).c_str()));
    pango_cairo_update_context(with.pen.get(), with.context.get());
}

Paper::~Paper() = default;

void Paper::stand_at(double left, double top, double scale) {
    cairo_identity_matrix(tools_->pen.get());
    cairo_translate(tools_->pen.get(), left, top);
    cairo_scale(tools_->pen.get(), scale, scale);
}

double Paper::text(const Box& box, const std::string& words, const Type& type) {
    const std::string line = cut(printable(words));
    if (line.empty()) return 0;
    const Held<PangoLayout> layout{pango_layout_new(tools_->context.get())};
    pango_layout_set_text(layout.get(), line.data(), static_cast<int>(line.size()));
    pango_layout_set_alignment(layout.get(), type.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (!type.one_line) pango_layout_set_width(layout.get(), in_pango(box.width));
    fit(layout.get(), box, type);
    if (type.one_line) pango_layout_set_width(layout.get(), in_pango(box.width));
    cairo_t* const pen = tools_->pen.get();
    cairo_save(pen);
    cairo_rectangle(pen, box.left, box.top, box.width, box.height);
    cairo_clip(pen);
    cairo_move_to(pen, box.left, box.top);
    pango_cairo_show_layout(pen, layout.get());
    cairo_restore(pen);
    tools_->missing += pango_layout_get_unknown_glyphs_count(layout.get());
    return std::min(extent_of(layout.get()).height, box.height);
}

void Paper::code(const Box& box, const SquareCode& code) {
    if (code.side == 0) return;
    cairo_t* const pen = tools_->pen.get();
    const double square =
        std::min(box.width, box.height) / static_cast<double>(code.side + 2 * quiet_squares);
    for (std::size_t row = 0; row < code.side; ++row) {
        for (std::size_t column = 0; column < code.side; ++column) {
            if (!code.at(row, column)) continue;
            const double left = box.left + static_cast<double>(column + quiet_squares) * square;
            const double top = box.top + static_cast<double>(row + quiet_squares) * square;
            cairo_rectangle(pen, left, top, square, square);
        }
    }
    // One path, so that no hair of white shows between two squares.
    cairo_set_antialias(pen, CAIRO_ANTIALIAS_NONE);
    cairo_fill(pen);
    cairo_set_antialias(pen, CAIRO_ANTIALIAS_DEFAULT);
}

void Paper::frame(const Box& box) {
    cairo_set_line_width(tools_->pen.get(), 2.5);
    cairo_rectangle(tools_->pen.get(), box.left, box.top, box.width, box.height);
    cairo_stroke(tools_->pen.get());
}

void Paper::dashes(double from_left, double from_top, double to_left, double to_top) {
    cairo_t* const pen = tools_->pen.get();
    constexpr double dash = 4;
    cairo_save(pen);
    cairo_set_line_width(pen, 0.7);
    cairo_set_dash(pen, &dash, 1, 0);
    cairo_move_to(pen, from_left, from_top);
    cairo_line_to(pen, to_left, to_top);
    cairo_stroke(pen);
    cairo_restore(pen);
}

std::string Paper::finish() {
    cairo_surface_finish(tools_->surface.get());
    const bool written = cairo_surface_status(tools_->surface.get()) == CAIRO_STATUS_SUCCESS &&
                         cairo_status(tools_->pen.get()) != CAIRO_STATUS_NO_MEMORY;
    if (!written) throw std::runtime_error("the leaflet could not be written");
    return std::move(tools_->pdf);
}

int Paper::missing() const {
    return tools_->missing;
}

}  // namespace leaflet
