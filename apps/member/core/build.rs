//! Makes the API's committed schema known to the queries, which are checked against it while compiling.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    cynic_codegen::register_schema("yousoon")
        .from_sdl_file("../../../gateway/schema.graphql")?
        .as_default()?;
    Ok(())
}
