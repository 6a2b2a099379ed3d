// The contender LEMON, after the protocol in external.ts: NetworkSimplex for matrices, transport and lists,
// MaxWeightedPerfectMatching for peers. Building the graph is not timed; neither is setting the algorithm up.
#include <lemon/full_graph.h>
#include <lemon/matching.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using Clock = std::chrono::steady_clock;
using lemon::StaticDigraph;

struct Instance {
  int32_t form, rows, columns, candidates;
  std::vector<double> cost;
  std::vector<int32_t> start, column, places;
};

template <typename Number>
static std::vector<Number> read(std::ifstream& file, size_t count) {
  std::vector<Number> numbers(count);
  file.read(reinterpret_cast<char*>(numbers.data()), count * sizeof(Number));
  return numbers;
}

static Instance read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<int32_t> head = read<int32_t>(file, 4);
  Instance given{head[0], head[1], head[2], head[3], {}, {}, {}, {}};
  if (given.form == 3) {
    given.cost = read<double>(file, given.candidates);
    given.start = read<int32_t>(file, given.rows + 1);
    given.column = read<int32_t>(file, given.candidates);
  } else {
    given.cost = read<double>(file, size_t(given.rows) * given.columns);
  }
  given.places = given.form == 2 ? read<int32_t>(file, given.columns) : std::vector<int32_t>(given.columns, 1);
  return given;
}

// Rows are nodes 0 to rows - 1, columns follow; all rows are supplied, columns take at most their places.
class Flow {
 public:
  explicit Flow(const Instance& given) : rows(given.rows), costs(graph), supplies(graph) {
    std::vector<std::pair<int, int>> arcs;
    for (int row = 0; row < rows; row++) {
      if (given.form == 3) {
        for (int at = given.start[row]; at < given.start[row + 1]; at++) arcs.emplace_back(row, rows + given.column[at]);
      } else {
        for (int column = 0; column < given.columns; column++) arcs.emplace_back(row, rows + column);
      }
    }
    graph.build(rows + given.columns, arcs.begin(), arcs.end());
    // Every cost is 1 more, so that nobody gets a second column that costs nothing.
    for (int arc = 0; arc < graph.arcNum(); arc++) costs[graph.arc(arc)] = int64_t(given.cost[arc]) + 1;
    for (int row = 0; row < rows; row++) supplies[graph.node(row)] = 1;
    for (int column = 0; column < given.columns; column++) supplies[graph.node(rows + column)] = -given.places[column];
  }

  double solve(std::vector<int>& partner) {
    Simplex simplex(graph);
    simplex.costMap(costs).supplyMap(supplies).supplyType(Simplex::GEQ);
    auto start = Clock::now();
    simplex.run();
    double spent = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    partner.assign(rows, -1);
    for (int arc = 0; arc < graph.arcNum(); arc++) {
      if (simplex.flow(graph.arc(arc)) > 0) {
        partner[graph.id(graph.source(graph.arc(arc)))] = graph.id(graph.target(graph.arc(arc))) - rows;
      }
    }
    return spent;
  }

 private:
  using Simplex = lemon::NetworkSimplex<StaticDigraph, int, int64_t>;
  int rows;
  StaticDigraph graph;
  StaticDigraph::ArcMap<int64_t> costs;
  StaticDigraph::NodeMap<int> supplies;
};

class Peers {
 public:
  explicit Peers(const Instance& given) : graph(given.rows), weights(graph) {
    for (lemon::FullGraph::EdgeIt edge(graph); edge != lemon::INVALID; ++edge) {
      weights[edge] = int64_t(given.cost[size_t(graph.id(graph.u(edge))) * given.rows + graph.id(graph.v(edge))]);
    }
  }

  double solve(std::vector<int>& partner) {
    lemon::MaxWeightedPerfectMatching<lemon::FullGraph, Weights> matching(graph, weights);
    auto start = Clock::now();
    matching.run();
    double spent = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    partner.assign(graph.nodeNum(), -1);
    for (int person = 0; person < graph.nodeNum(); person++) {
      partner[person] = graph.id(matching.mate(graph.nodeFromId(person)));
    }
    return spent;
  }

 private:
  using Weights = lemon::FullGraph::EdgeMap<int64_t>;
  lemon::FullGraph graph;
  Weights weights;
};

int main() {
  std::string known, path;
  std::unique_ptr<Flow> flow;
  std::unique_ptr<Peers> peers;
  while (std::getline(std::cin, path)) {
    if (path != known) {
      known = path;
      flow.reset();
      peers.reset();
      Instance given = read(path);
      if (given.form == 4) peers.reset(new Peers(given));
      else flow.reset(new Flow(given));
    }
    std::vector<int> partner;
    double spent = peers ? peers->solve(partner) : flow->solve(partner);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    std::string line = std::to_string(spent) + " " + std::to_string(usage.ru_maxrss);
    for (int other : partner) line += " " + std::to_string(other);
    std::cout << line << std::endl;
  }
}
