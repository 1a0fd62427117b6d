namespace LLMeter.Native.Results.Recording;

/// <summary>timeline.jsonl: one line a second, appended as the seconds pass.</summary>
internal sealed class TimelineFile(RunFolder folder) : IDisposable
{
    private readonly LineFile _file = new(folder.Timeline);

    /// <exception cref="ResultsException">The disk is full, or the file cannot be written any more.</exception>
    public void Append(TimelineRow row)
    {
        var json = _file.Begin();
        json.WriteStartObject();
        json.WriteNumber("second"u8, row.Second);
        json.WriteNumber("duration"u8, row.Duration);
        json.WriteNumber("in_flight"u8, row.InFlight);
        json.WriteNumber("sent"u8, row.Sent);
        json.WriteNumber("ended"u8, row.Ended);
        json.WriteNumber("errors"u8, row.Errors);
        json.WriteNumber("input_tokens"u8, row.InputTokens);
        json.WriteNumber("output_tokens"u8, row.OutputTokens);
        json.WriteOrNull("requests_per_second"u8, row.Ended / row.Duration);
        json.WriteIfAny("time_to_first_token-p50"u8, row.FirstTokenP50);
        json.WriteIfAny("time_to_first_token-p95"u8, row.FirstTokenP95);
        json.WriteIfAny("time_to_last_token-p50"u8, row.LastTokenP50);
        json.WriteIfAny("time_to_last_token-p95"u8, row.LastTokenP95);
        json.WriteIfAny("client_cpu_share"u8, row.CpuShare);
        json.WriteIfAny("client_event_delay-p99"u8, row.EventDelayP99);
        json.WriteEndObject();
        _file.EndLine();
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
