namespace LLMeter.Native.Results;

/// <summary>summary.json: LLMeter's Result fields and no other, because its loader refuses unknown ones.</summary>
internal static class SummaryFile
{
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(RunFolder folder, RunDescription run) => JsonFile.Replace(folder.Summary, run.ToStats().Write);

    /// <exception cref="ResultsException">The file cannot be read, or is not a summary.</exception>
    public static RunDescription Read(string path)
    {
        var fields = StatsFile.Read(path);
        return new RunDescription
        {
            TotalRequests = fields.Integer("total_requests"),
            Clients = (int)(fields.Integer("clients") ?? 1),
            RequestsPerClient = fields.Integer("n_requests"),
            TotalTestTime = fields.Number("total_test_time"),
            ModelId = fields.Text("model_id"),
            OutputPath = fields.Text("output_path"),
            EndpointName = fields.Text("endpoint_name"),
            Provider = fields.Text("provider"),
            RunName = fields.Text("run_name"),
            Description = fields.Text("run_description"),
            StartTime = ResultTime.Parse(fields.Text("start_time")),
            FirstRequestTime = ResultTime.Parse(fields.Text("first_request_time")),
            LastRequestTime = ResultTime.Parse(fields.Text("last_request_time")),
            EndTime = ResultTime.Parse(fields.Text("end_time")),
        };
    }
}
