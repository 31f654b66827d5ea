//! The cases of the rotation benchmark, each with a short search.

use app::cafe::seating::planner::Instance;
use serde_json::Value;

use crate::planned;

fn numbers(list: &Value) -> Vec<usize> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_u64).map(|number| number as usize).collect()
}

fn instance(case: &Value) -> Instance {
    let number = |key: &str| case[key].as_u64().unwrap() as usize;
    let (tables, rounds) = (number("tables"), number("rounds"));
    if case["mode"] == "groups" {
        return Instance::groups(number("groups"), tables, rounds);
    }
    let mut instance = Instance::mix(number("people"), tables, rounds);
    if case["hosts"].is_array() {
        let hosts: Vec<_> = numbers(&case["hosts"]).into_iter().map(Some).collect();
        instance = instance.hosted(&hosts);
    }
    for event in case["events"].as_array().into_iter().flatten() {
        let before = event["before_round"].as_u64().unwrap() as usize;
        instance = instance.change(before - 1, &numbers(&event["arrive"]), &numbers(&event["leave"]));
    }
    instance
}

#[test]
fn a_short_search_is_near_the_best_known() {
    let file: Value = serde_json::from_str(include_str!("instances.json")).unwrap();
    for case in file["instances"].as_array().unwrap() {
        let instance = instance(case);
        let plan = planned(&instance, 60_000);
        let (id, measures) = (case["id"].as_str().unwrap(), plan.measures);
        let known = |part: &str, key: &str| case[part][key].as_u64().unwrap() as usize;
        assert_eq!(plan.schedule.check(&instance), Ok(()), "{id}");
        assert_eq!(measures.revisits, known("bounds", "revisits"), "{id}");
        assert_eq!(plan.bounds.repeats, known("bounds", "repeats"), "{id}");
        let allowed = match id {
            "p04-26x6-r5" | "p05-36x6-r4" => known("best", "repeats") + 6,
            "p09-28x6-r4-churn" | "p10-42x7-r4-hosts-churn" => 1,
            _ => known("best", "repeats"),
        };
        assert!(measures.repeats <= allowed, "{id}: {} repeats", measures.repeats);
        if case["mode"] == "groups" {
            assert_eq!(measures.follow_repeats, 0, "{id}");
        }
    }
}
